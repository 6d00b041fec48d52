/** What a language says about one table or record of the catalogue; English stands in the catalogue itself. */
export interface TableTexts {
  readonly title: string;
  readonly purpose: string;
  /** From when on the days of its retention are counted. */
  readonly after?: string;
  /** Why each field is kept. */
  readonly fields: { readonly [field: string]: string };
}

/** What a language says about the catalogue's tables and vocabulary. A test compares it with the catalogue. */
export interface CatalogueTexts {
  readonly tables: { readonly [table: string]: TableTexts };
  /** What is kept beside the tables. */
  readonly records: { readonly [record: string]: TableTexts };
  readonly categories: { readonly [category: string]: string };
  readonly origins: { readonly [origin: string]: string };
}
