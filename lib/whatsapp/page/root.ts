/** The element that holds all of WhatsApp Web, as CSS: whoever makes room beside it gets its name from here. */
export const pageRoot = 'body > #app';
