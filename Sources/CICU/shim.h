#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/ucsdet.h>

// ICU puts its version into the name of every function by a macro, which Swift does not see; these
// inline functions carry the names over.

static inline UCharsetDetector *_Nullable cicu_open(UErrorCode *_Nonnull status) {
  return ucsdet_open(status);
}

static inline void cicu_close(UCharsetDetector *_Nonnull detector) { ucsdet_close(detector); }

static inline void cicu_set_text(
    UCharsetDetector *_Nonnull detector, const char *_Nonnull text, int32_t length,
    UErrorCode *_Nonnull status) {
  ucsdet_setText(detector, text, length, status);
}

static inline const UCharsetMatch *_Nullable const *_Nullable cicu_detect_all(
    UCharsetDetector *_Nonnull detector, int32_t *_Nonnull count, UErrorCode *_Nonnull status) {
  return ucsdet_detectAll(detector, count, status);
}

static inline const char *_Nullable cicu_name(
    const UCharsetMatch *_Nonnull match, UErrorCode *_Nonnull status) {
  return ucsdet_getName(match, status);
}

static inline int32_t cicu_confidence(
    const UCharsetMatch *_Nonnull match, UErrorCode *_Nonnull status) {
  return ucsdet_getConfidence(match, status);
}
