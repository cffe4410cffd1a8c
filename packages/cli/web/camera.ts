// Frames of the camera, one when it is asked for.

export class Camera {
  #stream: MediaStream | undefined;
  readonly #video = document.createElement('video');

  get running(): boolean {
    return this.#stream !== undefined;
  }

  /** Asks the user for the camera. @throws what the browser says where there is none, or it may not be used */
  async start(): Promise<void> {
    // Browsers hide it from pages that are not secure.
    if (!navigator.mediaDevices) throw new Error('the page has to come from https:// or localhost');
    this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.srcObject = this.#stream;
    await this.#video.play();
  }

  stop(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
    this.#video.srcObject = null;
  }

  /** What the camera sees now; undefined when it was stopped. */
  async frame(): Promise<ImageBitmap | undefined> {
    return this.running && this.#video.videoWidth > 0 ? createImageBitmap(this.#video) : undefined;
  }
}
