/** What a browser that reads barcodes offers: https://wicg.github.io/shape-detection-api/. TypeScript does not know it yet. */
interface BarcodeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

/** Reads barcodes from pictures; undefined: this browser cannot, or the page was not opened over https. */
export function createBarcodeDetector(): BarcodeDetector | undefined {
  const Detector = (globalThis as { BarcodeDetector?: new () => BarcodeDetector }).BarcodeDetector;
  const hasCamera = 'mediaDevices' in navigator;
  return Detector && hasCamera ? new Detector() : undefined;
}
