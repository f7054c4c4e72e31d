// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Method.h"

#include "core/base/Error.h"

namespace disyre {

bool predictsMask(Method method) {
    return method == Method::Mood22 || method == Method::Fpi || method == Method::Pii;
}

bool usesCondition(Method method) {
    return method == Method::Disyre || method == Method::Gaussian || method == Method::Simplex;
}

std::string toText(Method method) {
    switch (method) {
        case Method::Disyre:
            return "disyre";
        case Method::Mood22:
            return "mood22";
        case Method::Dae:
            return "dae";
        case Method::Fpi:
            return "fpi";
        case Method::Pii:
            return "pii";
        case Method::Gaussian:
            return "gaussian";
        case Method::Simplex:
            return "simplex";
    }
    return {};
}

Method methodFromText(const std::string& text) {
    std::string known;
    for (const Method method : kMethods) {
        if (toText(method) == text) {
            return method;
        }
        known += (known.empty() ? "" : ", ") + toText(method);
    }
    throw SettingsError("The method \"" + text + "\" is unknown; use one of " + known + ".");
}

}  // namespace disyre
