// SPDX-License-Identifier: GPL-3.0-or-later
// These tests go from the scores of cases to tables, files and plots.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/base/Csv.h"
#include "core/base/Error.h"
#include "core/base/Random.h"
#include "core/evaluation/Methods.h"
#include "core/evaluation/Report.h"
#include "core/evaluation/ScratchStore.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

TEST(CountedVoxels, AreTheVoxelsOfTheBrainAndTheLesion) {
    Mask brain({2, 2, 2});
    Mask lesion({2, 2, 2});
    brain.voxels = {1, 1, 0, 0, 1, 0, 0, 0};
    lesion.voxels = {0, 1, 1, 0, 0, 0, 0, 0};
    const CountedVoxels voxels = countedVoxels(brain, lesion, 0.5);
    EXPECT_EQ(voxels.indices, (std::vector<std::uint32_t>{0, 1, 2, 4}));
    EXPECT_EQ(voxels.labels, (std::vector<std::uint8_t>{0, 1, 1, 0}));
    const std::vector<float> map{0.1f, 0.2f, 0.0f, 9.0f, 0.4f, 9.0f, 9.0f, 9.0f};
    const std::vector<float> scores = scoresAt(voxels, map);
    EXPECT_EQ(scores, (std::vector<float>{0.1f, 0.2f, 0.0f, 0.4f}));
    EXPECT_EQ(lesionOf(voxels).voxels, lesion.voxels);
    EXPECT_EQ(gridOf(voxels, scores).voxels[4], 0.4f);
    EXPECT_EQ(gridOf(voxels, scores).voxels[3], 0.0f);
}

TEST(CountedVoxels, GiveSliceScoresByMeanMaximumAndTopHundred) {
    // Slice 0 holds 150 counted pixels with the scores 1 to 150, slice 1 no counted pixel, and
    // slice 2 a single lesion pixel.
    Mask brain({15, 10, 3});
    std::fill(brain.voxels.begin(), brain.voxels.begin() + 150, std::uint8_t{1});
    Mask lesion({15, 10, 3});
    lesion.at(0, 0, 2) = 1;
    const CountedVoxels voxels = countedVoxels(brain, lesion, 1.0);
    std::vector<float> scores;
    for (int i = 1; i <= 150; ++i) {
        scores.push_back(static_cast<float>((i * 7) % 150 + 1));
    }
    scores.push_back(5.0f);
    const auto mean = sliceScores(voxels, scores, SliceReduction::Mean);
    EXPECT_EQ(mean.labels, (std::vector<std::uint8_t>{0, 1}));
    EXPECT_NEAR(mean.scores[0], 75.5, 1e-4);
    EXPECT_NEAR(mean.scores[1], 5.0, 1e-6);
    EXPECT_EQ(sliceScores(voxels, scores, SliceReduction::Maximum).scores[0], 150.0f);
    // The 100 highest scores are 51 to 150.
    EXPECT_NEAR(sliceScores(voxels, scores, SliceReduction::TopHundred).scores[0], 100.5, 1e-4);
    EXPECT_NEAR(sliceScores(voxels, scores, SliceReduction::TopHundred).scores[1], 5.0, 1e-6);
}

TEST(Methods, EachMethodIsListedOnceAndHealedOnce) {
    const auto methods = chooseMethods({}, {true, true, true}, 100);
    // The methods are the chosen one (skip 25 with weighting), the 2 other weightings, 20 single
    // steps, 4 other skips and the mean of single steps.
    EXPECT_EQ(methods.size(), 1u + 2u + 20u + 4u + 1u);
    EXPECT_EQ(methods[0].name, "multi-step skip=25");
    EXPECT_TRUE(methods[0].inTable1 && methods[0].inTable2 && methods[0].inFigure2);
    const auto count = [&methods](bool ScoredMethod::*place) {
        return std::count_if(methods.begin(), methods.end(),
                             [place](const ScoredMethod& method) { return method.*place; });
    };
    EXPECT_EQ(count(&ScoredMethod::inTable1), 4 + 5 + 1);
    EXPECT_EQ(count(&ScoredMethod::inTable2), 3);
    EXPECT_EQ(count(&ScoredMethod::inFigure2), 1 + 20);

    const HealingPlan plan = planHealings(methods, Schedule());
    EXPECT_EQ(plan.passes.size(), 5u + 20u);
    EXPECT_EQ(plan.networkSteps, 10 + 5 + 4 + 4 + 2 + 20);
    for (std::size_t m = 0; m < methods.size(); ++m) {
        const bool isMean = methods[m].settings.score == ScoreKind::MeanOfSingleSteps;
        EXPECT_EQ(plan.passesOf[m].size(), isMean ? 4u : 1u) << methods[m].name;
    }
}

TEST(Methods, AllFiltersShareOneHealing) {
    HealingSettings settings;
    settings.smoothing = 2.0;
    settings.smoothingAcross = 3.0;
    const auto methods = chooseMethods(settings, {.filters = true}, 100);
    // There are fifteen Gaussians, the chosen one among them, three medians, and one median after
    // the Gaussian of 2 and 3 mm.
    EXPECT_EQ(methods.size(), 19u);
    EXPECT_EQ(methods[0].name, "multi-step skip=25, smoothed 2 and 3 mm");
    EXPECT_EQ(methods[1].name, "multi-step skip=25, not filtered");
    EXPECT_EQ(methods.back().name, "multi-step skip=25, smoothed 2 and 3 mm, median of 3 x 3 x 3");
    std::set<std::string> names;
    for (const ScoredMethod& method : methods) {
        EXPECT_TRUE(method.inFilters);
        names.insert(method.name);
    }
    EXPECT_EQ(names.size(), methods.size());
    EXPECT_EQ(planHealings(methods, Schedule()).passes.size(), 1u);
}

TEST(Methods, AMeanOfSingleStepsIsHealedItselfWhenItsStepsAreNotMeasured) {
    HealingSettings settings;
    settings.score = ScoreKind::MeanOfSingleSteps;
    settings.skip = 50;
    const auto methods = chooseMethods(settings, {}, 100);
    ASSERT_EQ(methods.size(), 1u);
    const HealingPlan plan = planHealings(methods, Schedule());
    ASSERT_EQ(plan.passes.size(), 1u);
    EXPECT_EQ(plan.passes[0].score, ScoreKind::MeanOfSingleSteps);
    EXPECT_EQ(plan.networkSteps, 2);
}

TEST(Methods, StepsBeyondAShortScheduleAreLeftOut) {
    for (const ScoredMethod& method : chooseMethods({}, {true, false, true}, 40)) {
        EXPECT_NO_THROW(checkHealingSettings(method.settings, 128, 40)) << method.name;
    }
}

std::vector<CaseFacts> someFacts(std::size_t count) {
    std::vector<CaseFacts> facts;
    for (std::size_t i = 0; i < count; ++i) {
        facts.push_back({"case" + std::to_string(i), "subject" + std::to_string(i),
                         i % 3 == 0 ? "stroke" : "tumour", i % 2 == 0, BrainPlace::Deep, 1.0, 0.0});
    }
    return facts;
}

TEST(Strata, GroupTheirCasesBySubject) {
    std::vector<CaseFacts> facts = someFacts(4);
    facts[2].subject = "subject0";
    const auto strata = strataOf(facts);
    ASSERT_EQ(strata.size(), 5u);
    EXPECT_EQ(strata[0].name, "not near training");
    EXPECT_EQ(caseWeights(strata[0], 4), (std::vector<double>{0, 1, 0, 1}));
    EXPECT_EQ(strata[4].name, "all");
    EXPECT_EQ(strata[4].subjects.size(), 3u);
    EXPECT_EQ(strata[4].casesOfSubject[0], (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(strata[1].name, "stroke");
    EXPECT_EQ(caseWeights(strata[1], 4), (std::vector<double>{1, 0, 0, 1}));
    EXPECT_EQ(strata[3].name, "near training");
    EXPECT_EQ(caseWeights(strata[3], 4), (std::vector<double>{1, 0, 1, 0}));
    EXPECT_EQ(caseWeights(strata[4], 4, {2, 0, 1}), (std::vector<double>{2, 0, 2, 1}));
    for (CaseFacts& one : facts) {
        one.kind = "stroke";
        one.nearTraining = false;
    }
    EXPECT_EQ(strataOf(facts).size(), 1u);
    facts[1].place = BrainPlace::Vertex;
    const auto places = strataOf(facts);
    ASSERT_EQ(places.size(), 3u);
    EXPECT_EQ(places[1].name, "deep");
    EXPECT_EQ(places[2].name, "vertex");
    EXPECT_TRUE(places[2].isPlace);
    EXPECT_EQ(caseWeights(places[2], 4), (std::vector<double>{0, 1, 0, 0}));
}

TEST(WorstCases, AreTheLargeLesionsOfTheHeadlineTheWorstFirst) {
    Evaluation evaluation;
    evaluation.cases = someFacts(7);  // The cases with odd numbers are the headline.
    const std::vector<double> reached{0.0, 0.5, 0.0, 0.2, 0.0, 0.2};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        evaluation.cases[i].averagePrecision = reached[i];
    }
    evaluation.strata = strataOf(evaluation.cases);
    EXPECT_EQ(worstCases(evaluation, 9, 1.0), (std::vector<std::size_t>{3, 5, 1}));
    EXPECT_EQ(worstCases(evaluation, 2, 1.0), (std::vector<std::size_t>{3, 5}));
    evaluation.cases[3].lesionMillilitres = 0.9;
    EXPECT_EQ(worstCases(evaluation, 2, 1.0), (std::vector<std::size_t>{5, 1}));
    evaluation.cases[5].averagePrecision = std::nullopt;
    EXPECT_EQ(worstCases(evaluation, 2, 1.0), (std::vector<std::size_t>{1}));
}

/// Cases with one lesion each, and a method's scores of every case's voxels.
struct Cases {
    std::vector<CaseFacts> facts;
    std::vector<CountedVoxels> voxels;
    std::vector<std::vector<float>> scores;
    /// @param copies how often every voxel is repeated, which adds no subject.
    explicit Cases(std::size_t count, int copies = 1, double skill = 0.3)
        : facts(someFacts(count)) {
        for (std::size_t c = 0; c < count; ++c) {
            Random random(5, c);
            Mask brain({6 * copies, 6, 4}, 1);
            Mask lesion(brain.size);
            std::vector<float> ofCase;
            for (std::size_t i = 0; i < brain.voxels.size();
                 i += static_cast<std::size_t>(copies)) {
                const bool ill = random.chance(0.15) || i == 0;
                const auto score = static_cast<float>(
                    random.uniform() + (ill ? skill * random.uniform(0.0, 2.0) : 0.0));
                for (int copy = 0; copy < copies; ++copy) {
                    lesion.voxels[i + static_cast<std::size_t>(copy)] = ill ? 1 : 0;
                    ofCase.push_back(score);
                }
            }
            voxels.push_back(countedVoxels(brain, lesion, 0.2));
            scores.push_back(std::move(ofCase));
        }
    }
    [[nodiscard]] MethodResult measure(const std::string& name,
                                       const BootstrapSettings& bootstrap = {}) const {
        MethodResult result;
        result.name = name;
        measureMethod(result, rankMethod(voxels, [this](std::size_t i) { return scores[i]; }),
                      strataOf(facts), bootstrap);
        return result;
    }
};

// The last stratum holds all cases, which are of twelve subjects.
TEST(Evaluation, MoreVoxelsOfTheSameSubjectsDoNotNarrowTheInterval) {
    const auto plain = Cases(12, 1).measure("plain");
    const auto copied = Cases(12, 4).measure("copied");
    const Measures& a = plain.strata.back();
    const Measures& b = copied.strata.back();
    EXPECT_NEAR(a.voxels.averagePrecision, b.voxels.averagePrecision, 1e-12);
    ASSERT_TRUE(a.averagePrecisionInterval && b.averagePrecisionInterval);
    EXPECT_NEAR(a.averagePrecisionInterval->low, b.averagePrecisionInterval->low, 1e-12);
    EXPECT_NEAR(a.averagePrecisionInterval->high, b.averagePrecisionInterval->high, 1e-12);
    EXPECT_LT(a.averagePrecisionInterval->low, a.voxels.averagePrecision);
    EXPECT_GT(a.averagePrecisionInterval->high, a.voxels.averagePrecision);
    EXPECT_GT(a.averagePrecisionInterval->high - a.averagePrecisionInterval->low, 0.005);
    EXPECT_EQ(a.subjectAp.size(), 12u);
    // Only four of the twelve subjects have strokes, which are too few for an interval.
    EXPECT_FALSE(plain.strata[1].averagePrecisionInterval.has_value());
}

TEST(Evaluation, BootstrapDrawsDependOnTheSeed) {
    const Cases cases(12);
    const auto first = cases.measure("first", {200, 1}).strata.back().apReplicates;
    EXPECT_EQ(first, cases.measure("again", {200, 1}).strata.back().apReplicates);
    EXPECT_NE(first, cases.measure("other", {200, 2}).strata.back().apReplicates);
}

TEST(Evaluation, DifferencesArePairedBySubject) {
    const Cases cases(12);
    const Cases better(12, 1, 0.6);
    std::vector<MethodResult> results{cases.measure("chosen"), cases.measure("same"),
                                      better.measure("better")};
    results[0].chosen = true;
    compareWithChosen(results, strataOf(cases.facts));
    EXPECT_FALSE(results[0].strata.back().difference.has_value());
    const Difference& same = *results[1].strata.back().difference;
    EXPECT_EQ(same.pooled, 0.0);
    ASSERT_TRUE(same.interval.has_value());
    EXPECT_EQ(same.interval->low, 0.0);
    EXPECT_EQ(same.interval->high, 0.0);
    const Difference& gain = *results[2].strata.back().difference;
    EXPECT_NEAR(gain.pooled,
                results[2].strata.back().voxels.averagePrecision -
                    results[0].strata.back().voxels.averagePrecision,
                1e-12);
    EXPECT_GT(gain.interval->low, 0.0);
    EXPECT_FALSE(results[2].strata[1].difference->interval.has_value());
}

Evaluation evaluationOf(const Cases& cases, const std::vector<OperatingPoint>& points) {
    Evaluation evaluation;
    evaluation.model = "a <model>";
    evaluation.device = "cpu";
    evaluation.split = "validation";
    evaluation.leftClosed = 3;
    evaluation.thresholdRule = "a rule";
    evaluation.cases = cases.facts;
    evaluation.strata = strataOf(cases.facts);
    evaluation.bootstrap.replicates = 100;
    const auto read = [&cases](std::size_t i) { return cases.scores[i]; };
    evaluation.methods = {cases.measure("multi-step skip=25", evaluation.bootstrap),
                          cases.measure("single-step t=50, unweighted", evaluation.bootstrap),
                          cases.measure("darkness", evaluation.bootstrap)};
    evaluation.methods[0].chosen = true;
    evaluation.methods[0].inFigure2 = true;
    evaluation.methods[1].inFigure2 = true;
    evaluation.methods[1].inTable1 = true;
    evaluation.methods[1].singleT = 50;
    evaluation.methods[2].baseline = true;
    compareWithChosen(evaluation.methods, evaluation.strata);
    evaluation.detections = {measureDetection("multi-step skip=25", cases.voxels, read,
                                              evaluation.strata, points, evaluation.bootstrap)};
    return evaluation;
}

TEST(Report, TextSaysWhichFiguresAreUnknown) {
    const std::string few = evaluationText(evaluationOf(Cases(4), {}));
    EXPECT_NE(few.find("n < 10"), std::string::npos);
    EXPECT_NE(few.find("threshold is unknown"), std::string::npos);
    EXPECT_NE(few.find("left closed: 3"), std::string::npos);
    EXPECT_EQ(few.find("at the card's threshold"), std::string::npos);
    const std::string many = evaluationText(evaluationOf(Cases(12), {{1.0, 0.9}}));
    EXPECT_NE(many.find("at the card's thresholds (a rule)"), std::string::npos);
    EXPECT_EQ(many.find("threshold is unknown"), std::string::npos);
}

TEST(Report, JsonHoldsIntervalsOnlyOfEnoughSubjects) {
    const auto few = nlohmann::json::parse(evaluationJson(evaluationOf(Cases(4), {{1.0, 0.9}})));
    EXPECT_EQ(few["format"], "disyre-evaluation");
    EXPECT_TRUE(few["methods"][0]["strata"][0]["average_precision_interval"].is_null());
    // Half of the cases are near the training corruptions, and so are not in the headline.
    const Cases cases(24);
    const auto many =
        nlohmann::json::parse(evaluationJson(evaluationOf(cases, {{0.5, 0.95}, {1.0, 0.9}})));
    const auto& all = many["methods"][0]["strata"][0];
    EXPECT_EQ(all["subjects"], 12);
    EXPECT_EQ(all["average_precision_interval"].size(), 2u);
    EXPECT_EQ(all["slices"].size(), 3u);
    EXPECT_FALSE(all.contains("average_precision_minus_chosen"));
    EXPECT_EQ(many["methods"][1]["strata"][0]["average_precision_minus_chosen"]["pooled"], 0.0);
    EXPECT_EQ(many["methods"][0]["subjects"].size(), 12u);
    EXPECT_EQ(many["cases"].size(), 24u);
    const auto& points = many["detection"][0]["at_card_thresholds"];
    ASSERT_EQ(points.size(), 2u);
    EXPECT_EQ(points[1]["threshold"], 0.9);
    EXPECT_GE(points[1]["sensitivity"], points[0]["sensitivity"]);
    ASSERT_EQ(points[1]["strata"].size(), many["methods"][0]["strata"].size());
    EXPECT_EQ(points[1]["strata"][0]["name"], kNotNearTraining);
    EXPECT_GT(many["detection"][0]["froc"].size(), 2u);
}

TEST(Report, EveryCsvRowHasAsManyFieldsAsItsHeader) {
    const Evaluation evaluation = evaluationOf(Cases(12), {{0.5, 0.95}, {1.0, 0.9}});
    for (const std::string& csv :
         {methodsCsv(evaluation), subjectsCsv(evaluation), frocCsv(evaluation)}) {
        std::size_t header = 0;
        std::size_t rows = 0;
        for (std::size_t first = 0; first < csv.size(); ++rows) {
            const std::size_t end = csv.find('\n', first);
            std::size_t fields = 1;
            bool quoted = false;
            for (std::size_t i = first; i < end; ++i) {
                quoted ^= csv[i] == '"';
                fields += csv[i] == ',' && !quoted ? 1 : 0;
            }
            header = header == 0 ? fields : header;
            EXPECT_EQ(fields, header) << csv.substr(first, end - first);
            first = end + 1;
        }
        EXPECT_GT(rows, 3u);
    }
    EXPECT_EQ(csvField("a,\"b\""), "\"a,\"\"b\"\"\"");
    EXPECT_EQ(csvField("plain"), "plain");
}

TEST(Report, Figure2HasTwoLinesForTheHeadlineAndEachKind) {
    const Evaluation evaluation = evaluationOf(Cases(12), {{1.0, 0.9}});
    const Plot plot = figure2Plot(evaluation);
    // There are no lines for the cases near training together and none for all cases.
    ASSERT_EQ(evaluation.strata.size(), 5u);
    ASSERT_EQ(plot.series.size(), 2 * 3u);
    ASSERT_EQ(plot.series[0].points.size(), 1u);
    EXPECT_EQ(plot.series[0].points[0].x, 50.0);
    EXPECT_EQ(plot.series[0].points[0].y, evaluation.methods[1].strata[0].voxels.averagePrecision);
    EXPECT_TRUE(plot.series[1].dashed);
    EXPECT_EQ(precisionRecallPlot(evaluation).series.size(), 2u);
    EXPECT_EQ(frocPlot(evaluation).series.size(), 2u);
}

std::size_t countOf(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

TEST(SvgPlot, DrawsEverySeriesAndEscapesText) {
    Plot plot{"a < b & c", {"x", 0.0, 10.0}, {"y", 0.0, 1.0}, {}};
    plot.series = {{"one", {{0, 0}, {10, 1}}, 0, false, true}, {"two", {{0, 1}}, 1, true, false}};
    const std::string svg = svgOf(plot);
    EXPECT_EQ(countOf(svg, "<polyline"), 2u);
    EXPECT_EQ(countOf(svg, "<circle"), 2u);
    // One dashed line is the curve and one its entry in the legend.
    EXPECT_EQ(countOf(svg, "stroke-dasharray"), 2u);
    EXPECT_NE(svg.find("a &lt; b &amp; c"), std::string::npos);
    EXPECT_EQ(svg.find("a < b"), std::string::npos);
    EXPECT_EQ(countOf(svg, "<text"), countOf(svg, "</text>"));
    // The point (0, 0) is the lower left corner of the axes and (10, 1) the upper right one.
    EXPECT_NE(svg.find("points=\"70.00,400.00 550.00,40.00 \""), std::string::npos);
}

TEST(SvgPlot, TicksAreRoundNumbers) {
    EXPECT_EQ(axisTicks(0.0, 100.0, 5), (std::vector<double>{0, 20, 40, 60, 80, 100}));
    const auto ticks = axisTicks(0.0, 0.5, 6);
    ASSERT_EQ(ticks.size(), 6u);
    EXPECT_NEAR(ticks[1], 0.1, 1e-12);
}

TEST(ScratchStore, ReadsWhatItWroteAndDeletesItsFolder) {
    const test::TemporaryFolder folder;
    std::filesystem::path kept;
    {
        ScratchStore store(folder.path());
        ScratchStore other(folder.path());
        EXPECT_NE(store.folder(), other.folder());
        kept = store.folder();
        store.write("1-2", std::vector<float>{1.5f, -2.0f});
        store.write("empty", std::vector<float>{});
        EXPECT_EQ(store.read("1-2"), (std::vector<float>{1.5f, -2.0f}));
        EXPECT_TRUE(store.read("empty").empty());
        EXPECT_THROW((void)store.read("never"), FileError);
    }
    EXPECT_FALSE(std::filesystem::exists(kept));
    EXPECT_THROW(ScratchStore(folder.path() / "none"), FileError);
}

}  // namespace
}  // namespace disyre
