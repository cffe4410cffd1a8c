// A model evaluated on the plain images of a run's validation or test part.

import { type Batches, type Evaluation, evaluator, type ImageClassifier } from 'fovea/train';
import type { EvaluationPart, TrainingData } from './training-data.ts';

async function* untilAborted(batches: Batches, signal: AbortSignal): Batches {
  for await (const batch of batches) {
    if (signal.aborted) return;
    yield batch;
  }
}

/** None when the signal aborts before all images were seen. */
export async function evaluatePart(
  model: ImageClassifier,
  data: Pick<TrainingData, 'evaluationBatches'>,
  part: EvaluationPart,
  signal: AbortSignal,
): Promise<Evaluation | undefined> {
  try {
    const evaluation = await evaluator(model)(untilAborted(data.evaluationBatches(part), signal));
    return signal.aborted ? undefined : evaluation;
  } catch (error) {
    // Of what is interrupted at once, nothing is left to evaluate, which is an error otherwise.
    if (signal.aborted) return undefined;
    throw error;
  }
}
