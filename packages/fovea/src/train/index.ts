// Training as a stream of events; evaluation; weights in files.

export { loadOptimizer, loadWeights, saveOptimizer, saveWeights } from './checkpoint.ts';
export { type Batches, type Evaluation, evaluator, type ImageClassifier } from './evaluate.ts';
export type { EpochEvent, Position, StepEvent, TrainEvent } from './events.ts';
export {
  findLearningRate,
  type LearningRatePoint,
  type LearningRateTest,
  type LearningRateTestOptions,
} from './find-learning-rate.ts';
export { type FitOptions, fit } from './fit.ts';
export type { ModelDescription, ModelUse } from './model-description.ts';
export {
  type LoadedModel,
  type LoadedSegmentationModel,
  loadModel,
  loadSegmentationModel,
  readModelDescription,
  type SaveModelOptions,
  saveModel,
} from './model-file.ts';
export { type ParameterGroupOptions, parameterGroups } from './parameter-groups.ts';
export { type LoadPretrainedOptions, loadPretrained, type PretrainedReport } from './pretrained.ts';
export { loadProgress, saveProgress } from './resume.ts';
export { type BatchPlan, trainingMemory } from './training-memory.ts';
export type { StepOptions, Teacher, TrainingLoss } from './training-step.ts';
