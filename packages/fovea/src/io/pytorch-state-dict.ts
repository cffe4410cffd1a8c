// Finds the state dict in what torch.save was given: the dict itself, or a training script's checkpoint that holds it, chosen as timm does.

import { ValueError } from '../base/errors.ts';
import { describePickle, type PickleDict, type PickleValue, TensorReference } from './pickle-value.ts';
import { shorten } from './strict-json.ts';

/** Options of `openPyTorch`. */
export interface StateDictOptions {
  /** Entry of the file that holds the weights, such as `'state_dict'`, dotted where it lies deeper. Default: chosen as timm does. */
  readonly key?: string;
}

export interface ChosenStateDict {
  readonly tensors: ReadonlyMap<string, TensorReference>;
  /** Names of entries that are not tensors. */
  readonly others: readonly string[];
  readonly key: string;
}

/** In timm's order (`timm.models.load_state_dict`): averaged weights before raw ones. */
const KEYS = ['state_dict_ema', 'model_ema', 'state_dict', 'model'];
/** Of data-parallel and compiled models. */
const PREFIXES = ['module.', '_orig_mod.'];
/** Entries that a message lists. */
const MOST_LISTED = 12;

/** @throws ValueError when there is no dict of tensors: the message lists what there is */
export function chooseStateDict(root: PickleValue, { key }: StateDictOptions): ChosenStateDict {
  if (root instanceof TensorReference)
    throw new ValueError('it holds one tensor without a name; save a dict: torch.save({ "name": tensor }, path)');
  if (!(root instanceof Map)) throw new ValueError(`it holds ${describePickle(root)}, not a dict of tensors`);
  const chosen = key === undefined ? KEYS.find((name) => isPresent(root, name)) : key;
  const dict = chosen === undefined ? root : find(root, chosen);
  if (dict === undefined) throw new ValueError(`there is no entry ${chosen}; it has ${contents(root)}`);
  if (!(dict instanceof Map))
    throw new ValueError(`${chosen} is ${describePickle(dict)}, not a dict of tensors; it has ${contents(root)}`);
  const { tensors, others } = tensorsOf(dict);
  if (tensors.size === 0 && dict.size > 0)
    throw new ValueError(
      `there are no tensors at ${chosen ?? 'the top'}: it has ${contents(dict)}; name the entry that holds the weights with { key }`,
    );
  return { tensors, others, key: chosen ?? '' };
}

/** timm takes averaged weights only where they are not None. */
function isPresent(root: PickleDict, name: string): boolean {
  const value = root.get(name);
  if (value === undefined) return false;
  return value !== null || !name.endsWith('_ema');
}

/** The entry of a dotted name; names that have dots themselves are found, too. */
function find(root: PickleDict, path: string): PickleValue | undefined {
  if (root.has(path)) return root.get(path);
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const inner = root.get(path.slice(0, dot));
    const found = inner instanceof Map ? find(inner, path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function tensorsOf(dict: PickleDict): Pick<ChosenStateDict, 'tensors' | 'others'> {
  const tensors = new Map<string, TensorReference>();
  const others: string[] = [];
  for (const [key, value] of dict) {
    const name = withoutPrefixes(typeof key === 'string' ? key : String(key));
    if (!(value instanceof TensorReference) || typeof key !== 'string') {
      others.push(name);
      continue;
    }
    if (tensors.has(name))
      throw new ValueError(`two tensors are called ${shorten(name)} once ${PREFIXES.join(' and ')} are left out`);
    tensors.set(name, value);
  }
  return { tensors, others };
}

/** Once each, in this order, as timm does. */
const withoutPrefixes = (name: string): string =>
  PREFIXES.reduce((rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest), name);

function contents(dict: PickleDict): string {
  const listed = [...dict].slice(0, MOST_LISTED).map(([key, value]) => {
    const name = typeof key === 'string' ? shorten(key).slice(1, -1) : describePickle(key);
    return `${name} (${describePickle(value)})`;
  });
  const rest = dict.size - listed.length;
  return listed.length === 0 ? 'nothing' : `${listed.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
