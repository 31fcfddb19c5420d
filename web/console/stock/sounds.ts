/** What a person who looks at the goods hears: found, asked back, not known. */
export type Sound = 'found' | 'question' | 'unknown';

const tones: Record<Sound, readonly number[]> = { found: [880], question: [660, 660], unknown: [220, 180] };
const toneS = 0.12;
let context: AudioContext | undefined;

/** Plays a short sound, where the browser allows it. */
export function playSound(sound: Sound): void {
  context ??= new AudioContext();
  for (const [index, frequency] of tones[sound].entries()) {
    const start = context.currentTime + index * toneS * 1.3;
    const oscillator = new OscillatorNode(context, { frequency });
    const volume = new GainNode(context, { gain: 0.15 });
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + toneS);
  }
}
