#include <string.h>
#include <zlib.h>

// inflateInit2 is a macro, which Swift does not see.
static inline int czlib_inflate_init(z_stream *_Nonnull stream, int window_bits) {
  memset(stream, 0, sizeof *stream);
  return inflateInit2(stream, window_bits);
}

// A macro that passes the size of the structure, which Swift cannot call.
static inline int copydesk_deflate_init_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
