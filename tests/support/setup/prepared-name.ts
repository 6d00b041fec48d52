/** The name of the PostgreSQL database that is up to date and holds nothing. */
export const preparedName = 'prepared';
