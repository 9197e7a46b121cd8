/** By which a new file wakes whoever writes it. */
export const jobName = 'exports';
