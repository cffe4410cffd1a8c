// The page: pictures dropped, chosen, pasted or from the camera go to the worker; bars and a heat map come back.

import { Camera } from './camera.ts';
import type { Answer, Question, Score } from './messages.ts';
import { element, percent, View } from './view.ts';

type Handlers = { readonly [K in Answer['kind']]: (answer: Extract<Answer, { kind: K }>) => void };

/** What the picture shows, in words. */
function answerText(scores: readonly Score[]): string {
  const [{ isShown }] = scores;
  const named = scores.filter((score, i) => (isShown === undefined ? i === 0 : score.isShown));
  if (named.length === 0) return 'None of the classes';
  return named.map(({ name, probability }) => `${name}, ${percent(probability)}`).join('; ');
}

/** Connects index.html with the worker that runs `script`. */
export class Page {
  readonly #view = new View();
  readonly #camera = new Camera();
  readonly #explain = element<HTMLInputElement>('explain');
  readonly #chooser = element<HTMLInputElement>('file');
  readonly #cameraButton = element<HTMLButtonElement>('camera');
  readonly #worker: Worker;
  #asked = 0;
  #answered = 0;
  #ready = false;
  /** The picture on show, to be asked about again when the heat map is switched. */
  #shown: Blob | undefined;

  constructor(script: string) {
    this.#worker = new Worker(script, { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#handle(data);
    this.#worker.onerror = ({ message }) => this.#view.fail(`The network's thread stopped: ${message}`);
    this.#listen();
  }

  #listen(): void {
    this.#chooser.addEventListener('change', () => {
      const file = this.#chooser.files?.[0];
      if (file) void this.#show(file);
      // The same file may be chosen again.
      this.#chooser.value = '';
    });
    document.addEventListener('paste', ({ clipboardData }) => {
      const file = [...(clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (file) void this.#show(file);
    });
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void this.#show(file);
    });
    this.#explain.addEventListener('change', () => {
      if (this.#shown && !this.#camera.running) void this.#show(this.#shown);
    });
    this.#cameraButton.addEventListener('click', () => void this.#switchCamera());
  }

  #ask(image: Question['image']): void {
    this.#asked++;
    const question: Question = { id: this.#asked, image, explain: this.#explain.checked };
    this.#worker.postMessage(question, image instanceof ImageBitmap ? [image] : []);
  }

  async #show(picture: Blob): Promise<void> {
    if (!this.#ready) return;
    this.#stopCamera();
    this.#shown = undefined;
    try {
      const bitmap = await createImageBitmap(picture);
      this.#view.draw(bitmap);
      bitmap.close();
    } catch {
      // What was asked before is not to be shown either.
      this.#asked++;
      return this.#view.fail('This is not a picture that the browser can read.');
    }
    this.#shown = picture;
    this.#view.say('Looking …');
    this.#ask(picture);
  }

  readonly #handlers: Handlers = {
    progress: ({ share }) => this.#view.say(`Loading the network: ${percent(share)}`),
    ready: ({ device }) => {
      this.#ready = true;
      document.body.dataset.ready = 'true';
      for (const control of [this.#chooser, this.#cameraButton]) control.disabled = false;
      this.#view.say(`Ready: drop, choose or paste a picture, or use the camera (${device}).`);
    },
    broken: ({ error }) => this.#view.fail(`The network cannot be used: ${error}`),
    failed: ({ id, error }) => {
      this.#answered = id;
      if (id === this.#asked) this.#view.fail(error);
    },
    answer: (answer) => {
      this.#answered = answer.id;
      // Otherwise, something else has been asked meanwhile.
      if (answer.id === this.#asked) this.#showAnswer(answer);
      if (this.#camera.running && this.#answered === this.#asked) void this.#askCamera();
    },
  };

  #handle(answer: Answer): void {
    (this.#handlers[answer.kind] as (answer: Answer) => void)(answer);
  }

  #showAnswer({ scores, overlay, milliseconds }: Extract<Answer, { kind: 'answer' }>): void {
    this.#view.showScores(scores);
    if (overlay) this.#view.draw(new ImageData(overlay.data, overlay.width, overlay.height));
    this.#view.say(`${answerText(scores)}, in ${milliseconds.toFixed(0)} ms`);
  }

  async #switchCamera(): Promise<void> {
    if (this.#camera.running) return this.#stopCamera();
    try {
      await this.#camera.start();
    } catch (error) {
      return this.#view.say(`The camera cannot be used: ${(error as Error).message}`, true);
    }
    this.#cameraButton.textContent = 'Stop camera';
    this.#cameraButton.setAttribute('aria-pressed', 'true');
    await this.#askCamera();
  }

  #stopCamera(): void {
    this.#camera.stop();
    this.#cameraButton.textContent = 'Camera';
    this.#cameraButton.setAttribute('aria-pressed', 'false');
  }

  async #askCamera(): Promise<void> {
    const frame = await this.#camera.frame();
    if (!frame) return;
    if (!this.#explain.checked) this.#view.draw(frame);
    this.#ask(frame);
  }
}
