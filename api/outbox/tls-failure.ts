/** Node’s names for a certificate that is not trusted, too old, or somebody else’s. */
export const certificateRefused = (code: string): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME/.test(code);

/** The other side does not speak TLS, or not one we accept. */
export const tlsFailed = (code: string): boolean => /^(?:ERR_SSL|ERR_TLS|EPROTO$)/.test(code);
