// Runs the `@example`s of the folders whose examples run whole models.

import { describeExamples, MODEL_FOLDERS } from './test-examples.mjs';

describeExamples((folder) => MODEL_FOLDERS.includes(folder));
