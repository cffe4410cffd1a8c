// Weights of the Hugging Face hub, for pages of a site: the command's own server lets its page reach nothing else.

const REPOSITORY = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

/** @param take what is wanted of the answer, whose bytes may still break off */
async function fetched<T>(name: string, file: string, take: (response: Response) => Promise<T>): Promise<T> {
  const address = `https://huggingface.co/${name}/resolve/main/${file}`;
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await take(response);
  } catch (error) {
    throw new Error(`${address} cannot be fetched: ${(error as Error).message}`);
  }
}

/**
 * The weights of a repository, with the model that its config.json names.
 * @throws Error for an invalid name, and for what is missing
 */
export async function hubWeights(name: string): Promise<{ readonly file: Blob; readonly model?: string }> {
  if (!REPOSITORY.test(name)) throw new Error(`${name} is no repository of the hub; write owner/name`);
  const config: { readonly architecture?: unknown } = await fetched(name, 'config.json', (response) => response.json());
  const file = await fetched(name, 'model.safetensors', (response) => response.blob());
  return { file, ...(typeof config.architecture === 'string' && { model: config.architecture }) };
}
