import type { Context } from 'hono';

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1459b8"/>' +
  '<path d="M6 14.5 16 8l10 6.5V25H6zM11 25v-7h10v7M11 21.5h10" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/></svg>';

/** `GET /favicon.ico`: browsers ask for it with every page that names no icon. */
export function sendIcon(c: Context): Response {
  return c.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' });
}
