/** Plain enough for any window; looking at it changes nothing, as mail programs open links by themselves. */
const unsubscribePage = (body: string): string =>
  `<!doctype html><html lang="hu"><head><meta charset="utf-8"><title>Leiratkozás – Unsubscribe</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Leiratkozás – Unsubscribe</h1>${body}</main></body></html>`;

export const askingPage = unsubscribePage(`<p>Ha nem kér több üzenetet erre a címre, nyomja meg a gombot.</p>
<p lang="en">Press the button to get no more messages at this address.</p>
<form method="post"><button>Nem kérek több üzenetet – Unsubscribe</button></form>`);

export const donePage = unsubscribePage(`<p>Kész: erre a címre nem küldünk több üzenetet.</p>
<p lang="en">Done: no more messages will be sent to this address.</p>`);

/** The page holds one form to its own address and nothing else; its origin must be told with it. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'same-origin',
} as const;
