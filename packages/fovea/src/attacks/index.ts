// Adversarial attacks: images that a classifier gets wrong, as near as a budget allows.

export type { AttackLoss, AttackOptions } from './attack.ts';
export type { AttackNorm } from './budget.ts';
export { fgsm } from './fgsm.ts';
export { type PgdOptions, pgd } from './pgd.ts';
