// TensorBoard's messages: Event and what is in it, of tensorboard/compat/proto/event.proto and summary.proto, with their field numbers.

import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** Seconds since 1970, as everywhere in these files. */
type Seconds = number;

/** First of every file. */
export const VERSION = 'brain.Event:2';
const SESSION_STARTS = 1;
const STRINGS = 7;

/** A message in a field. */
const message = (writer: BinaryWriter, field: number, fill: (inner: BinaryWriter) => void): void => {
  writer.tag(field, WireType.LengthDelimited).fork();
  fill(writer);
  writer.join();
};

function event(time: Seconds, step: number, fill: (writer: BinaryWriter) => void): Uint8Array {
  const writer = new BinaryWriter().tag(1, WireType.Bit64).double(time);
  // Fields of value 0 are left out.
  if (step > 0) writer.tag(2, WireType.Varint).int64(step);
  fill(writer);
  return writer.finish();
}

export const versionEvent = (time: Seconds): Uint8Array =>
  event(time, 0, (writer) => writer.tag(3, WireType.LengthDelimited).string(VERSION));

/** Says that what other files of the run have of this step and later ones does not count. */
export const restartEvent = (time: Seconds, step: number): Uint8Array =>
  event(time, step, (writer) => message(writer, 7, (session) => session.tag(1, WireType.Varint).int32(SESSION_STARTS)));

/** Numbers by their tags. */
export const scalarsEvent = (time: Seconds, step: number, values: Readonly<Record<string, number>>): Uint8Array =>
  event(time, step, (writer) =>
    message(writer, 5, (summary) => {
      for (const [tag, value] of Object.entries(values))
        message(summary, 1, (one) =>
          one.tag(1, WireType.LengthDelimited).string(tag).tag(2, WireType.Bit32).float(value),
        );
    }),
  );

/** A text in Markdown. */
export const textEvent = (time: Seconds, step: number, tag: string, text: string): Uint8Array =>
  event(time, step, (writer) =>
    message(writer, 5, (summary) =>
      message(summary, 1, (value) => {
        value.tag(1, WireType.LengthDelimited).string(tag);
        message(value, 8, (tensor) => {
          tensor.tag(1, WireType.Varint).int32(STRINGS);
          message(tensor, 2, (shape) => message(shape, 2, (dim) => dim.tag(1, WireType.Varint).int64(1)));
          tensor.tag(8, WireType.LengthDelimited).string(text);
        });
        message(value, 9, (metadata) =>
          message(metadata, 1, (plugin) => plugin.tag(1, WireType.LengthDelimited).string('text')),
        );
      }),
    ),
  );
