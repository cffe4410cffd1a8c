// Whether a run that goes on has the images that it began with: with others, it would be another run.

import { join, relative } from 'node:path';
import { commandError } from '../command-error.ts';
import { imageChanges, parseImages } from '../data/image-record.ts';
import type { TrainingData } from '../data/training-data.ts';
import type { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';

/** @throws ValueError that says which images were added, removed, relabelled or changed since */
export async function requireSameImages(files: RunFiles, data: Pick<TrainingData, 'images'>): Promise<void> {
  // Runs of older versions do not say.
  if (!files.has(FILES.images)) return;
  const before = parseImages(join(files.folder, FILES.images), await files.readText(FILES.images));
  const changes = imageChanges(before, data.images());
  if (changes === undefined) return;
  throw commandError(
    'train',
    `resume=${files.folder}: the images are not those that the run began with: ${changes}; put them back, or start a new run from its weights with weights=${relative('', files.folder) || files.folder}`,
  );
}
