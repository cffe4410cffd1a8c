// News of a training on their way to the page: many at a time, because each message takes from the training what it costs to draw.

import type { News } from './protocol.ts';

/** Milliseconds between two messages with steps; what an epoch tells is sent at once. */
const SENT_EVERY = 500;

export class Bulletin {
  private news: News[] = [];
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly tell: (news: readonly News[]) => void) {}

  add(news: News): void {
    this.news.push(news);
    if (news.kind === 'epoch' || performance.now() - this.last >= SENT_EVERY) this.send();
  }

  /** What has not been sent yet. */
  send(): void {
    if (this.news.length > 0) this.tell(this.news);
    this.news = [];
    this.last = performance.now();
  }
}
