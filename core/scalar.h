// The two number types of the core.
//
// The core is built twice from the same sources: once with float, which is what trains, and once
// with double (LAB_DOUBLE), where gradient checks have digits to spare.
#pragma once

#include <cstdint>

namespace lab {

#ifdef LAB_DOUBLE
using Scalar = double;
#else
using Scalar = float;
#endif

/// Row numbers, column numbers and sizes of one dimension.
using Index = std::int32_t;

}  // namespace lab
