// Bytes of a file as text.
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// True where the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool isUtf8(std::string_view bytes);

/// The same text in UTF-8: unchanged where it is that already, else read as Latin-1.
std::string toUtf8(std::string_view bytes);

/// `bytes` between quotation marks for a message: in UTF-8, without control characters, and cut
/// where it is long.
std::string excerpt(std::string_view bytes);

}  // namespace lab
