/** Providers whose request and answers are known; each is nothing but settings of the HTTP gateway. */
export const smsProviders = ['custom', 'seeme', 'bulkgate', 'twilio', 'vonage', 'infobip', 'kannel'] as const;
export type SmsProvider = (typeof smsProviders)[number];
