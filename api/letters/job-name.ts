export const jobName = 'broker-letters';
