/** How a text may be spelt where something repeats it: as it is, in JSON, in addresses and HTML, in base64 and hex. */
export function spellings(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value);
  const bytes = Buffer.from(value);
  const hex = bytes.toString('hex');
  return [
    value,
    json,
    json.replaceAll('/', '\\/'),
    value.replace(/[^\w.-]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    url,
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    encodeURI(value),
    value.replace(/[&<>"']/g, (sign) => named[sign] ?? sign),
    value.replace(/[&<>"'/`=]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`),
    value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((before) => base64Within(bytes, before)),
  ];
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const minDigits = 8;

/**
 * The digits that depend on these bytes alone, with so many other bytes before them (of `name:password`, say): of a group of three bytes
 * the neighbours change the digits at either end.
 */
function base64Within(bytes: Buffer, before: number): string[] {
  const digits = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = [0, 2, 3][before] ?? 0;
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  const own = digits.slice(first, whole);
  if (own.length < minDigits) return [];
  return [...new Set([own, own.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(own)])];
}
