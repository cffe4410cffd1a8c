// Tests of the suggestion for a mistyped name.

import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['resnet81', 'resnet18'],
    ['ResNet-34', 'resnet34'],
    ['vit_tiny', 'vit_tiny_patch16_224'],
    ['', 'lr'],
  ])('%s → %s', (name, expected) => {
    expect(nearestName(name, ['resnet18', 'resnet34', 'vit_tiny_patch16_224', 'lr'])).toBe(expected);
  });

  it('prefers the first of equally near names', () => {
    expect(nearestName('b', ['a', 'c'])).toBe('a');
  });

  it.each([
    ['resnet81', 'resnet18'],
    ['vit_tiny', 'vit_tiny_patch16_224'],
    ['tiny', 'vit_tiny_patch16_224'],
    ['foo', undefined],
    ['efficientnet_b0', undefined],
  ])('within two edits, as the beginning or a part: %s → %s', (name, expected) => {
    expect(nearestName(name, ['resnet18', 'mobileone_s0', 'vit_tiny_patch16_224'], 2)).toBe(expected);
  });
});
