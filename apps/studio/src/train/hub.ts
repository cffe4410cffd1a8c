// Weights of the Hugging Face hub, for pages of a site: the command's own server lets its page reach nothing else.

const REPOSITORY = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

async function fetched(name: string, file: string): Promise<Response> {
  const address = `https://huggingface.co/${name}/resolve/main/${file}`;
  const response = await fetch(address).catch((error: Error) => {
    throw new Error(`${address} cannot be fetched: ${error.message}`);
  });
  if (!response.ok) throw new Error(`${address} cannot be fetched: status ${response.status}`);
  return response;
}

/**
 * The weights of a repository, with the model that its config.json names.
 * @throws Error for an invalid name, and for what is missing
 */
export async function hubWeights(name: string): Promise<{ readonly file: Blob; readonly model?: string }> {
  if (!REPOSITORY.test(name)) throw new Error(`${name} is no repository of the hub; write owner/name`);
  const { architecture }: { readonly architecture?: unknown } = await (await fetched(name, 'config.json')).json();
  const file = await (await fetched(name, 'model.safetensors')).blob();
  return { file, ...(typeof architecture === 'string' && { model: architecture }) };
}
