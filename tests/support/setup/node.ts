/** What the browser brings and Node 24 lacks: IndexedDB (in memory) and Temporal. */
import 'fake-indexeddb/auto';
import 'temporal-polyfill/global';
