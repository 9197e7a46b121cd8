const dialled = /^(tel:\+\d{8,15}|sips?:[\w.+-]+@[\w.-]+|callto:\+?\d{3,15})$/;
const letter = /^mailto:[\w.+-]+@[\w.-]+(\?(subject|body)=[\w%.~-]*(&(subject|body)=[\w%.~-]*)?)?$/;
const web = /^https:\/\/[^\s\\]+$/;

/** The address as it may be handed to the operating system, or null when it is not of a kind we let out. */
export function allowedAddress(text: string): string | null {
  if (dialled.test(text) || letter.test(text)) return text;
  const url = web.test(text) ? URL.parse(text) : null;
  if (url === null || url.username !== '' || url.password !== '') return null;
  return url.href;
}
