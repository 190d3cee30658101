/** Are all cases to be tried, or as many as fit into `npm test`? */
export const ALL = process.env.LUMOMATE_TRUST === 'all';
