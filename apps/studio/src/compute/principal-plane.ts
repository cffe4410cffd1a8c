// The plane in which points of many dimensions spread most: two principal components, by power iteration on the products between the points.

/** More change nothing that can be seen. */
const ROUNDS = 60;

export type PlanePoint = readonly [x: number, y: number];

function centred(rows: readonly Float32Array[]): Float64Array[] {
  const mean = new Float64Array(rows[0].length);
  for (const row of rows) for (let i = 0; i < row.length; i++) mean[i] += row[i] / rows.length;
  return rows.map((row) => Float64Array.from(row, (value, i) => value - mean[i]));
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** Largest eigenvalue and its vector, of length 1; the matrix is symmetric, without eigenvalues below 0. */
function largest(
  matrix: readonly Float64Array[],
  seed: number,
): { readonly value: number; readonly vector: Float64Array } {
  // Any start does that is not at a right angle to the answer.
  let vector = Float64Array.from(matrix, (_, i) => Math.sin((i + 1) * (seed + 1)));
  let value = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = Float64Array.from(matrix, (row) => dot(row, vector));
    value = Math.sqrt(dot(next, next));
    if (value === 0) return { value, vector: next };
    vector = next.map((each) => each / value);
  }
  return { value, vector };
}

/**
 * Each row's place on the two principal components; all zeros where the rows are the same.
 * @param before places of the same rows earlier: the axes point the same way, as far as signs can
 */
export function principalPlane(rows: readonly Float32Array[], before?: readonly PlanePoint[]): PlanePoint[] {
  if (rows.length === 0) return [];
  const points = centred(rows);
  const products = points.map((a) => Float64Array.from(points, (b) => dot(a, b)));
  const axes = [0, 1].map((axis) => {
    const { value, vector } = largest(products, axis);
    for (const [i, row] of products.entries())
      for (let j = 0; j < row.length; j++) row[j] -= value * vector[i] * vector[j];
    const places = vector.map((each) => each * Math.sqrt(value));
    const turned = before && places.reduce((sum, place, i) => sum + place * (before[i]?.[axis] ?? 0), 0) < 0;
    return turned ? places.map((place) => -place) : places;
  });
  return rows.map((_, i) => [axes[0][i], axes[1][i]]);
}
