#include "CTextData.h"

// Word tables that are read at first use.
static const unsigned char nicknames_bytes[] = {
#embed "Tables/nicknames.tsv"
};
const copydesk_table copydesk_nicknames = {nicknames_bytes, sizeof nicknames_bytes};

static const unsigned char placenames_bytes[] = {
#embed "Tables/placenames.tsv"
};
const copydesk_table copydesk_placenames = {placenames_bytes, sizeof placenames_bytes};

static const unsigned char verbs_bytes[] = {
#embed "Tables/verbs.tsv"
};
const copydesk_table copydesk_verbs = {verbs_bytes, sizeof verbs_bytes};

// Models that are read in place; Models/README.md says how each is laid out and made.
static const unsigned char clusters_bytes[] = {
#embed "Models/clusters.bin"
};
const copydesk_table copydesk_clusters = {clusters_bytes, sizeof clusters_bytes};

static const unsigned char gazetteer_bytes[] = {
#embed "Models/gazetteer.bin"
};
const copydesk_table copydesk_gazetteer = {gazetteer_bytes, sizeof gazetteer_bytes};

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
