// Where a run tells how it goes: to standard output, or, where that is kept for the results as JSON, to the other.

export const sayOf = ({ json }: { readonly json: boolean }): ((text: string) => void) =>
  json ? (text) => console.error(text) : (text) => console.log(text);
