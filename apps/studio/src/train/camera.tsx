// The camera's picture, on request, and off again when it is not shown any more.

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../app/language.ts';

const off = (stream: MediaStream | undefined): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

/** @param take gets the video when a picture is wanted */
export function Camera({
  take,
  action,
}: {
  readonly take: (video: HTMLVideoElement) => void;
  readonly action: string;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream>();
  const [problem, setProblem] = useState('');
  const isHere = useRef(true);
  useEffect(
    () => () => {
      isHere.current = false;
    },
    [],
  );
  useEffect(() => () => off(stream), [stream]);
  const start = async (): Promise<void> => {
    try {
      const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      // Somebody who has gone on meanwhile must not find the camera on.
      if (!isHere.current) return off(opened);
      setProblem('');
      setStream(opened);
      if (video.current) video.current.srcObject = opened;
    } catch (error) {
      setProblem(t('noCamera', { why: error instanceof Error ? error.message : String(error) }));
    }
  };
  return (
    <div>
      <video ref={video} class="camera" hidden={!stream} autoplay muted playsInline />
      <div class="row">
        {stream ? (
          <>
            <button type="button" onClick={() => video.current?.videoWidth && take(video.current)}>
              {action}
            </button>
            <button type="button" class="plain" onClick={() => setStream(undefined)}>
              {t('stopCamera')}
            </button>
          </>
        ) : (
          <button type="button" onClick={start}>
            {t('startCamera')}
          </button>
        )}
      </div>
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
