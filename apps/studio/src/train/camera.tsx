// The camera's picture, on request, and off again when it is not shown any more.

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../app/language.ts';

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
  const off = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    setStream(undefined);
  };
  useEffect(() => off, [stream]);
  const start = async (): Promise<void> => {
    try {
      const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
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
            <button type="button" class="plain" onClick={off}>
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
