/** Where an erasure looked again. */
export const placeEn = {
  'place.files': 'Files and keys',
  'place.database': 'Database',
  'place.settings': 'Settings of the extension',
  'place.session': 'Values until Chrome closes',
  'place.caches': 'Network cache',
  'place.alarms': 'Alarms',
  'place.icon': 'Number on the icon',
  'place.memory': 'What the program has in memory',
  'place.search': 'Search',
  'place.disk': 'Store on disk, opened anew and read through',
  'place.values': 'Values outside the store',
} as const;
