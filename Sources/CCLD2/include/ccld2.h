#pragma once

#include <stddef.h>

// Compact Language Detector 2 is a C++ library; Swift sees this one C function of it.

#ifdef __cplusplus
extern "C" {
#endif

/// What a text is written in.
typedef struct {
  /// The code of the language that most of the text is in, as the library spells it; empty where it
  /// is unknown. Points into static memory.
  const char *_Nonnull code;
  /// The share of the text in that language, 0 to 100.
  int percent;
  /// Whether the language is clearly more likely than the next one.
  int is_reliable;
} ccld2_result;

/// Identifies the language of valid UTF-8 plain text; `length` is in bytes.
///
/// Needs no set-up, keeps no state and may be called from any thread.
ccld2_result ccld2_detect(const char *_Nonnull text, size_t length);

#ifdef __cplusplus
}
#endif
