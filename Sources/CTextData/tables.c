#include "CTextData.h"

// Names and words for entities.
static const unsigned char calendar_bytes[] = {
#embed "Tables/calendar.tsv"
};
const copydesk_table copydesk_calendar = {calendar_bytes, sizeof calendar_bytes};

static const unsigned char censusnames_bytes[] = {
#embed "Tables/censusnames.tsv"
};
const copydesk_table copydesk_censusnames = {censusnames_bytes, sizeof censusnames_bytes};

static const unsigned char cities_bytes[] = {
#embed "Tables/cities.tsv"
};
const copydesk_table copydesk_cities = {cities_bytes, sizeof cities_bytes};

static const unsigned char commonwords_bytes[] = {
#embed "Tables/commonwords.tsv"
};
const copydesk_table copydesk_commonwords = {commonwords_bytes, sizeof commonwords_bytes};

static const unsigned char countries_bytes[] = {
#embed "Tables/countries.tsv"
};
const copydesk_table copydesk_countries = {countries_bytes, sizeof countries_bytes};

static const unsigned char countrynames_bytes[] = {
#embed "Tables/countrynames.tsv"
};
const copydesk_table copydesk_countrynames = {countrynames_bytes, sizeof countrynames_bytes};

static const unsigned char demonyms_bytes[] = {
#embed "Tables/demonyms.tsv"
};
const copydesk_table copydesk_demonyms = {demonyms_bytes, sizeof demonyms_bytes};

static const unsigned char eventwords_bytes[] = {
#embed "Tables/eventwords.tsv"
};
const copydesk_table copydesk_eventwords = {eventwords_bytes, sizeof eventwords_bytes};

static const unsigned char givennames_bytes[] = {
#embed "Tables/givennames.tsv"
};
const copydesk_table copydesk_givennames = {givennames_bytes, sizeof givennames_bytes};

static const unsigned char nicknames_bytes[] = {
#embed "Tables/nicknames.tsv"
};
const copydesk_table copydesk_nicknames = {nicknames_bytes, sizeof nicknames_bytes};

static const unsigned char organizations_bytes[] = {
#embed "Tables/organizations.tsv"
};
const copydesk_table copydesk_organizations = {organizations_bytes, sizeof organizations_bytes};

static const unsigned char orgwords_bytes[] = {
#embed "Tables/orgwords.tsv"
};
const copydesk_table copydesk_orgwords = {orgwords_bytes, sizeof orgwords_bytes};

static const unsigned char placenames_bytes[] = {
#embed "Tables/placenames.tsv"
};
const copydesk_table copydesk_placenames = {placenames_bytes, sizeof placenames_bytes};

static const unsigned char placewords_bytes[] = {
#embed "Tables/placewords.tsv"
};
const copydesk_table copydesk_placewords = {placewords_bytes, sizeof placewords_bytes};

static const unsigned char regions_bytes[] = {
#embed "Tables/regions.tsv"
};
const copydesk_table copydesk_regions = {regions_bytes, sizeof regions_bytes};

static const unsigned char roles_bytes[] = {
#embed "Tables/roles.tsv"
};
const copydesk_table copydesk_roles = {roles_bytes, sizeof roles_bytes};

static const unsigned char states_bytes[] = {
#embed "Tables/states.tsv"
};
const copydesk_table copydesk_states = {states_bytes, sizeof states_bytes};

static const unsigned char titles_bytes[] = {
#embed "Tables/titles.tsv"
};
const copydesk_table copydesk_titles = {titles_bytes, sizeof titles_bytes};

static const unsigned char titlewords_bytes[] = {
#embed "Tables/titlewords.tsv"
};
const copydesk_table copydesk_titlewords = {titlewords_bytes, sizeof titlewords_bytes};

static const unsigned char contextwords_bytes[] = {
#embed "Tables/contextwords.tsv"
};
const copydesk_table copydesk_contextwords = {contextwords_bytes, sizeof contextwords_bytes};

static const unsigned char verbs_bytes[] = {
#embed "Tables/verbs.tsv"
};
const copydesk_table copydesk_verbs = {verbs_bytes, sizeof verbs_bytes};

static const unsigned char worldnames_bytes[] = {
#embed "Tables/worldnames.tsv"
};
const copydesk_table copydesk_worldnames = {worldnames_bytes, sizeof worldnames_bytes};

// Trained models; Models/README.md says how each is laid out and made.
static const unsigned char clusters_bytes[] = {
#embed "Models/clusters.bin"
};
const copydesk_table copydesk_clusters = {clusters_bytes, sizeof clusters_bytes};

static const unsigned char names_bytes[] = {
#embed "Models/names.bin"
};
const copydesk_table copydesk_names = {names_bytes, sizeof names_bytes};

static const unsigned char sentences_bytes[] = {
#embed "Models/sentences.bin"
};
const copydesk_table copydesk_sentences = {sentences_bytes, sizeof sentences_bytes};
static const unsigned char blocks_bytes[] = {
#embed "Models/blocks.tsv"
};
const copydesk_table copydesk_blocks = {blocks_bytes, sizeof blocks_bytes};

static const unsigned char lines_bytes[] = {
#embed "Models/lines.tsv"
};
const copydesk_table copydesk_lines = {lines_bytes, sizeof lines_bytes};
