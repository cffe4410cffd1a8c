// Before each file of tests of the command line: a folder of its own.

import { useOwnFolder } from './command.ts';

useOwnFolder();
