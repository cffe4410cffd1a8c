// What Fovea has for torchvision's transforms.

import { type ModuleNames, NOT_YET, of } from './words.ts';

export const PICTURES: Readonly<Record<string, ModuleNames>> = {
  'torchvision.transforms': {
    ours: {
      ...of(
        'images',
        'AugMix=augMix CenterCrop=centerCrop ColorJitter=colorJitter FiveCrop=fiveCrop GaussianBlur=randomGaussianBlur',
      ),
      ...of(
        'images',
        'Grayscale=grayscale Pad=pad RandAugment=randAugment RandomAffine=randomAffine RandomErasing=randomErasing',
      ),
      ...of(
        'images',
        'RandomGrayscale=randomGrayscale RandomHorizontalFlip=randomHorizontalFlip RandomPerspective=randomPerspective',
      ),
      ...of(
        'images',
        'RandomResizedCrop=randomResizedCrop RandomRotation=randomRotation RandomVerticalFlip=randomVerticalFlip Resize=resize',
      ),
      ...of('images', 'TenCrop=tenCrop TrivialAugmentWide=trivialAugmentWide'),
      RandomAdjustSharpness: 'images.adjustSharpness images.RandomStream | with a chance of your own',
      RandomAutocontrast: 'images.autocontrast images.RandomStream | with a chance of your own',
      RandomEqualize: 'images.equalize images.RandomStream | with a chance of your own',
      RandomInvert: 'images.invert images.RandomStream | with a chance of your own',
      RandomPosterize: 'images.posterize images.RandomStream | with a chance of your own',
      RandomSolarize: 'images.solarize images.RandomStream | with a chance of your own',
      RandomCrop: 'images.pad images.crop images.RandomStream | pads, then crops at a drawn place',
      RandomApply: 'images.RandomStream | an `if` on a drawn number',
      RandomChoice: 'images.RandomStream | an index that is drawn',
      RandomOrder: 'images.RandomStream | an order that is drawn',
      Compose: 'images.augmentation | calls one after another',
      Lambda: 'images.augmentation | any function of a picture',
      Normalize: 'images.preprocess images.imageBatches | with `mean` and `std`',
      ToTensor: 'images.preprocess fovea.tensor | pixels become float32 in 0…1',
      PILToTensor: 'images.decodeImage fovea.tensor',
      ConvertImageDtype: 'images.preprocess',
      InterpolationMode: 'images.resize | a string: "bilinear", "bicubic", …',
    },
    none: {
      'its learnt policies suit ImageNet, CIFAR-10 and SVHN; `randAugment` and `trivialAugmentWide` need none':
        'AutoAugment AutoAugmentPolicy',
      'pictures are plain arrays: write them with a library of your choice': 'ToPILImage',
      [NOT_YET]: 'ElasticTransform LinearTransformation',
    },
  },
};
