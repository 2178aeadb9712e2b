# Taken into the build of tools/mutate.mjs: tests include Google Test as a precompiled header, since
# one line in a header of the core makes most of them compile again.
cmake_language(DEFER CALL target_precompile_headers coreTests32 PRIVATE <gtest/gtest.h>)
cmake_language(DEFER CALL target_precompile_headers coreTests64 PRIVATE <gtest/gtest.h>)
cmake_language(DEFER CALL target_precompile_headers scalarTests PRIVATE <gtest/gtest.h>)
