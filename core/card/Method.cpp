// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Method.h"

#include <algorithm>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

bool predictsMask(Method method) {
    return method == Method::Mood22 || method == Method::Fpi || method == Method::Pii;
}

bool seesWholeSlices(Method method) {
    return std::find(kWholeSliceMethods.begin(), kWholeSliceMethods.end(), method) !=
           kWholeSliceMethods.end();
}

bool answersWithScore(Method method) {
    return predictsMask(method) || seesWholeSlices(method);
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
        case Method::Vae:
            return "vae";
        case Method::RestoringVae:
            return "r-vae";
        case Method::AnoGan:
            return "f-anogan";
        case Method::FeatureAutoencoder:
            return "fae";
        case Method::ReverseDistillation:
            return "rd";
        case Method::AttentionConstraint:
            return "amcons";
    }
    return {};
}

Method methodFromText(const std::string& text) {
    std::vector<Method> methods(kPatchMethods.begin(), kPatchMethods.end());
    methods.insert(methods.end(), kWholeSliceMethods.begin(), kWholeSliceMethods.end());
    std::string known;
    for (const Method method : methods) {
        if (toText(method) == text) {
            return method;
        }
        known += (known.empty() ? "" : ", ") + toText(method);
    }
    throw SettingsError(MessageId::MethodUnknown, {text, known});
}

}  // namespace disyre
