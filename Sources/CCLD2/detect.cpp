#include "ccld2.h"

#include <climits>
#include <cstdio>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" ccld2_result ccld2_detect(const char *text, size_t length) {
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3] = {0, 0, 0};
  double scores[3];
  int text_bytes = 0;
  bool is_reliable = false;
  int valid = 0;
  const int size = length > INT_MAX ? INT_MAX : static_cast<int>(length);
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text, size, true, &hints, 0, languages, percents, scores, nullptr, &text_bytes, &is_reliable,
      &valid);
  ccld2_result result = {"", 0, 0};
  if (valid < size || languages[0] == CLD2::UNKNOWN_LANGUAGE) return result;
  result.code = CLD2::LanguageCode(languages[0]);
  result.percent = percents[0];
  result.is_reliable = is_reliable ? 1 : 0;
  return result;
}
