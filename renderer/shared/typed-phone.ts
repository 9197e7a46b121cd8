/** A phone number as people type it, without its spaces and with the country's number in front. */
export const typedPhone = (text: string): string =>
  text
    .replace(/[\s()/.-]/g, '')
    .replace(/^00/, '+')
    .replace(/^06/, '+36');
