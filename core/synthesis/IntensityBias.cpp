// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/IntensityBias.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/synthesis/Corruption.h"
#include "core/synthesis/GaussianBlur.h"

namespace disyre {

namespace {

constexpr std::array kAuthors = {0.00565079f, 0.38283867f, 0.61224216f, 0.76920754f, 0.9385473f};
constexpr std::array kUadImagT1 = {0.6079509f, 0.07953554f, 0.4649098f, 0.78062236f, 0.31114596f};
constexpr std::array kUadImagT2 = {0.04920235f, 0.5074527f, 0.2573119f, 0.7149557f, 0.37794548f};

/// Draws which tissue classes the bias acts on; at least one is chosen.
std::vector<bool> drawClasses(const Array2<unsigned char>& classes, const Patch& mask,
                              std::size_t count, Random& random) {
    std::vector<double> pixels(count, 0.0);
    double sum = 0.0;
    for (std::size_t i = 0; i < classes.pixels.size(); ++i) {
        if (mask.pixels[i] > 0.0f) {
            pixels[classes.pixels[i]] += 1.0;
            sum += 1.0;
        }
    }
    // The authors' 1000 pixels belong to a patch of 128. They are an area, so they scale with the
    // square of the patch's side.
    const double spare = 1000.0 * (mask.width / 128.0) * (mask.height / 128.0);
    std::vector<bool> chosen(count);
    for (std::size_t k = 0; k < count; ++k) {
        chosen[k] = random.chance(pixels[k] / (sum + spare));
    }
    if (std::none_of(chosen.begin(), chosen.end(), [](bool taken) { return taken; })) {
        chosen.assign(count, true);
    }
    return chosen;
}

}  // namespace

std::span<const float> centroids(BiasCodebook codebook) {
    switch (codebook) {
        case BiasCodebook::Authors:
            return kAuthors;
        case BiasCodebook::UadImagT1:
            return kUadImagT1;
        case BiasCodebook::UadImagT2:
            return kUadImagT2;
    }
    return {};
}

Array2<unsigned char> nearestCentroids(const Patch& image, BiasCodebook codebook) {
    const std::span<const float> values = centroids(codebook);
    Array2<unsigned char> classes(image.height, image.width);
    std::transform(
        image.pixels.begin(), image.pixels.end(), classes.pixels.begin(), [values](float pixel) {
            const auto nearest = std::min_element(
                values.begin(), values.end(),
                [pixel](float a, float b) { return std::abs(a - pixel) < std::abs(b - pixel); });
            return static_cast<unsigned char>(nearest - values.begin());
        });
    return classes;
}

Patch drawBiasClasses(const Patch& image, const Patch& mask, BiasCodebook codebook,
                      Random& random) {
    const Array2<unsigned char> classes = nearestCentroids(image, codebook);
    const auto chosen = drawClasses(classes, mask, centroids(codebook).size(), random);
    Patch where(image.height, image.width);
    std::transform(classes.pixels.begin(), classes.pixels.end(), where.pixels.begin(),
                   [&chosen](unsigned char k) { return chosen[k] ? 1.0f : 0.0f; });
    return gaussianBlur(where, image.width / 128.0);
}

BiasedPatch drawBias(const Patch& image, const Patch& mask, BiasCodebook codebook, Random& random) {
    const double strength = random.uniform();
    const int sign = random.chance(0.5) ? 1 : -1;
    Patch where = drawBiasClasses(image, mask, codebook, random);
    std::transform(where.pixels.begin(), where.pixels.end(), mask.pixels.begin(),
                   where.pixels.begin(), std::multiplies<>());
    BiasedPatch result{addBias(image, where, strength, sign)};
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        const double change = std::abs(result.image.pixels[i] - image.pixels[i]);
        result.alpha = std::max(result.alpha, change);
    }
    return result;
}

std::string toText(BiasCodebook codebook) {
    switch (codebook) {
        case BiasCodebook::Authors:
            return "authors";
        case BiasCodebook::UadImagT1:
            return "uad-imag-t1";
        case BiasCodebook::UadImagT2:
            return "uad-imag-t2";
    }
    return {};
}

BiasCodebook biasCodebookFromText(const std::string& text) {
    for (const BiasCodebook codebook :
         {BiasCodebook::Authors, BiasCodebook::UadImagT1, BiasCodebook::UadImagT2}) {
        if (toText(codebook) == text) {
            return codebook;
        }
    }
    throw SettingsError(MessageId::SynthesisCodebook, {text});
}

}  // namespace disyre
