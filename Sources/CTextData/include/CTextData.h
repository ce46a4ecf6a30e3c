/// Word tables embedded in the binary: read-only pages, shared by all processes, nothing to load.
///
/// C because `#embed` puts a file into the binary at compile time, which Swift cannot do.
/// A table is UTF-8 text, one record a line, fields divided by tabs; its head lines start with `#`
/// and name its source and licence.
#pragma once
#include <stddef.h>

/// An embedded file.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t length;
} copydesk_table;
