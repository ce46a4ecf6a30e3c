#include <zlib.h>

// A macro that passes the size of the structure, which Swift cannot call.
static inline int copydesk_deflate_init_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
