/// Word tables embedded in the binary: read-only pages, shared by all processes, nothing to load.
///
/// C because `#embed` puts a file into the binary at compile time, which Swift cannot do.
/// A table is UTF-8 text, one record a line, fields divided by tabs; its head lines start with `#`
/// and name its source and licence.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// An embedded file.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t length;
} copydesk_table;

// Word tables that are read at first use; Tables/README.md says what each file holds and where it is from.
extern const copydesk_table copydesk_nicknames;
extern const copydesk_table copydesk_placenames;
extern const copydesk_table copydesk_verbs;

// Models that are read in place; Models/README.md says how each is laid out and made.
extern const copydesk_table copydesk_blocks;
extern const copydesk_table copydesk_lines;
extern const copydesk_table copydesk_clusters;
extern const copydesk_table copydesk_gazetteer;
extern const copydesk_table copydesk_names;
extern const copydesk_table copydesk_sentences;

/// Adds up the weights of `count` features in a model of the name tagger, 16 labels each.
///
/// C because the loop over labels becomes vector instructions, and stays quick in debug builds. The
/// layout of a model is told in NameModel.swift; fewer than 250 features cannot overflow.
void copydesk_names_sum(const unsigned char *_Nonnull model, const uint32_t *_Nonnull features,
                        size_t count, int16_t *_Nonnull sums);

/// Finds the likeliest sequence of labels (Viterbi's algorithm) for the sums of `count` tokens.
///
/// Label 0 is "outside" and has the sum 0. Writes for each token and each of its 17 labels the
/// label of the token before; returns the label of the last token. Linear in `count`.
uint8_t copydesk_names_path(const unsigned char *_Nonnull model, const int16_t *_Nonnull scores,
                            size_t count, uint8_t *_Nonnull back);
