"""Training from JPEGs in PyTorch: PIL, torchvision's transforms, a DataLoader with workers. A request as JSON in the first argument."""

import json
import os
import sys
import time

import torch
import torch.nn.functional as F
from torchvision_workaround import import_timm

timm = import_timm()
from torchvision import transforms  # noqa: E402
from torchvision.datasets import ImageFolder  # noqa: E402

WARM_UP_STEPS = 3


def main():
    request = json.loads(sys.argv[1])
    torch.set_num_threads(request["threads"])
    torch.manual_seed(0)
    transform = transforms.Compose(
        [
            transforms.RandomResizedCrop(224, interpolation=transforms.InterpolationMode.BICUBIC),
            transforms.RandomHorizontalFlip(),
            transforms.ColorJitter(0.4, 0.4, 0.4),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ]
    )
    loader = torch.utils.data.DataLoader(
        ImageFolder(request["folder"], transform),
        batch_size=request["batch"],
        shuffle=True,
        drop_last=True,
        num_workers=request["threads"],
    )
    model = timm.create_model(request["model"], num_classes=10).to(memory_format=torch.channels_last).train()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9)
    done, start = 0, 0.0
    while done < request["steps"]:
        for images, labels in loader:
            optimizer.zero_grad()
            loss = F.cross_entropy(model(images.to(memory_format=torch.channels_last)), labels)
            loss.backward()
            optimizer.step()
            loss.item()
            done += 1
            if done == WARM_UP_STEPS:
                start = time.perf_counter()
            if done == request["steps"]:
                break
    elapsed = time.perf_counter() - start
    pictures = (done - WARM_UP_STEPS) * request["batch"]
    print(json.dumps({"ms": 1000 * elapsed / pictures, "torch": torch.__version__}))
    sys.stdout.flush()
    # The loader's processes are not waited for.
    os._exit(0)


main()
