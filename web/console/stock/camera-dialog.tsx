import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useSettings } from '../base/settings.tsx';
import { createBarcodeDetector } from './barcode-detector.ts';

const readMs = 150;

/** Shows what the camera sees until a barcode is in it. */
export default function CameraDialog({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const { t } = useSettings();
  const video = useRef<HTMLVideoElement>(null);
  const [isRefused, setRefused] = useState(false);
  const found = useRef(onCode);
  found.current = onCode;
  useEffect(() => {
    const watching = new AbortController();
    watch(video, watching.signal)
      .then((code) => code !== undefined && found.current(code))
      .catch(() => !watching.signal.aborted && setRefused(true));
    return () => watching.abort();
  }, []);
  return (
    <Modal opened onClose={onClose} title={t('scan.camera')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {isRefused ? <p role="alert">{t('scan.cameraRefused')}</p> : <p>{t('scan.cameraHint')}</p>}
      <video ref={video} className="camera" hidden={isRefused} muted playsInline aria-label={t('scan.camera')} />
    </Modal>
  );
}

/** The first code that the camera sees; undefined: it was closed before. Throws where there is no camera, or no right to use it. */
async function watch(video: { current: HTMLVideoElement | null }, signal: AbortSignal): Promise<string | undefined> {
  const detector = createBarcodeDetector();
  if (!detector) throw new Error('no detector');
  // The camera at the back, where there are two.
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    const screen = video.current;
    if (!screen || signal.aborted) return undefined;
    screen.srcObject = stream;
    await screen.play();
    while (!signal.aborted) {
      const [code] = await detector.detect(screen);
      if (code && code.rawValue !== '') return code.rawValue;
      await new Promise((resolve) => setTimeout(resolve, readMs));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
