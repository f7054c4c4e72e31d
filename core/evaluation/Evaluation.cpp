// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Evaluation.h"

#include <algorithm>
#include <numeric>

namespace disyre {

namespace {

using ReadScores = std::function<std::vector<float>(std::size_t)>;

Stratum stratumOf(const std::string& name, const std::vector<CaseFacts>& cases,
                  const std::function<bool(const CaseFacts&)>& belongs) {
    Stratum stratum;
    stratum.name = name;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!belongs(cases[i])) {
            continue;
        }
        const auto found =
            std::find(stratum.subjects.begin(), stratum.subjects.end(), cases[i].subject);
        const auto at = static_cast<std::size_t>(found - stratum.subjects.begin());
        if (found == stratum.subjects.end()) {
            stratum.subjects.push_back(cases[i].subject);
            stratum.casesOfSubject.emplace_back();
        }
        stratum.casesOfSubject[at].push_back(i);
    }
    return stratum;
}

/// Draws the weights of the subjects in every bootstrap replicate; returns none if there are too
/// few subjects for an interval.
std::vector<std::vector<double>> drawReplicates(const Stratum& stratum,
                                                const BootstrapSettings& bootstrap) {
    std::vector<std::vector<double>> drawn;
    const std::size_t subjects = stratum.subjects.size();
    for (std::size_t r = 0; r < bootstrap.replicates && subjects >= kFewestSubjects; ++r) {
        drawn.push_back(drawSubjects(subjects, bootstrap.seed, r));
    }
    return drawn;
}

std::vector<double> pick(const std::vector<RankingMeasures>& measures,
                         double RankingMeasures::*member) {
    std::vector<double> values;
    for (const RankingMeasures& measure : measures) {
        values.push_back(measure.*member);
    }
    return values;
}

/// Returns the ranking with one group for each subject of the stratum instead of one for each case.
PooledRanking bySubject(const PooledRanking& ranking, const Stratum& stratum) {
    std::vector<std::optional<std::size_t>> subjectOf(ranking.groups());
    for (std::size_t s = 0; s < stratum.casesOfSubject.size(); ++s) {
        for (const std::size_t caseNumber : stratum.casesOfSubject[s]) {
            subjectOf[caseNumber] = s;
        }
    }
    return ranking.merged(subjectOf, stratum.subjects.size());
}

Measures measureStratum(const MethodRankings& rankings, const Stratum& stratum,
                        const BootstrapSettings& bootstrap) {
    Measures result;
    const std::size_t subjects = stratum.subjects.size();
    const std::vector<double> all(subjects, 1.0);
    const auto replicates = drawReplicates(stratum, bootstrap);

    const PooledRanking voxels = bySubject(rankings.voxels, stratum);
    result.voxels = voxels.measure(all);
    const auto drawn = voxels.measure(replicates, bootstrap.threads);
    result.apReplicates = pick(drawn, &RankingMeasures::averagePrecision);
    result.averagePrecisionInterval = percentileInterval(result.apReplicates, subjects);
    result.bestDiceInterval = percentileInterval(pick(drawn, &RankingMeasures::bestDice), subjects);

    for (std::size_t i = 0; i < rankings.slices.size(); ++i) {
        const PooledRanking slices = bySubject(rankings.slices[i], stratum);
        result.slices[i] = slices.measure(all);
        const auto slicesDrawn = slices.measure(replicates, bootstrap.threads);
        result.sliceApInterval[i] =
            percentileInterval(pick(slicesDrawn, &RankingMeasures::averagePrecision), subjects);
        result.sliceRocInterval[i] =
            percentileInterval(pick(slicesDrawn, &RankingMeasures::areaUnderRoc), subjects);
    }

    std::vector<std::vector<double>> single(subjects, std::vector<double>(subjects, 0.0));
    for (std::size_t s = 0; s < subjects; ++s) {
        single[s][s] = 1.0;
    }
    const auto perSubject = voxels.measure(single, bootstrap.threads);
    result.subjectAp = pick(perSubject, &RankingMeasures::averagePrecision);
    result.subjectDice = pick(perSubject, &RankingMeasures::bestDice);
    return result;
}

std::vector<float> frocThresholds(const std::vector<CountedVoxels>& cases, const ReadScores& read) {
    constexpr std::array kShares{0.0003, 0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1};
    std::vector<float> pooled;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::vector<float> scores = read(i);
        pooled.insert(pooled.end(), scores.begin(), scores.end());
    }
    return thresholdsAtShares(pooled, kShares);
}

}  // namespace

std::vector<Stratum> strataOf(const std::vector<CaseFacts>& cases) {
    const auto isNear = [](const CaseFacts& facts) { return facts.nearTraining; };
    const auto isAny = [](const CaseFacts&) { return true; };
    const auto nearCount = std::count_if(cases.begin(), cases.end(), isNear);
    const bool mixed = nearCount > 0 && static_cast<std::size_t>(nearCount) < cases.size();
    std::vector<Stratum> strata{mixed ? stratumOf(kNotNearTraining, cases, std::not_fn(isNear))
                                      : stratumOf(kAllCases, cases, isAny)};
    std::vector<std::string> kinds;
    for (const CaseFacts& facts : cases) {
        if (std::find(kinds.begin(), kinds.end(), facts.kind) == kinds.end()) {
            kinds.push_back(facts.kind);
        }
    }
    for (std::size_t i = 0; i < kinds.size() && kinds.size() > 1; ++i) {
        strata.push_back(stratumOf(kinds[i], cases, [&kinds, i](const CaseFacts& facts) {
            return facts.kind == kinds[i];
        }));
    }
    if (mixed) {
        strata.push_back(stratumOf(kNearTraining, cases, isNear));
        strata.push_back(stratumOf(kAllCases, cases, isAny));
    }
    std::vector<Stratum> places;
    for (const BrainPlace place : kBrainPlaces) {
        Stratum stratum = stratumOf(
            toText(place), cases, [place](const CaseFacts& facts) { return facts.place == place; });
        stratum.isPlace = true;
        if (!stratum.subjects.empty()) {
            places.push_back(std::move(stratum));
        }
    }
    if (places.size() > 1) {
        strata.insert(strata.end(), places.begin(), places.end());
    }
    return strata;
}

std::vector<double> caseWeights(const Stratum& stratum, std::size_t caseCount,
                                const std::vector<double>& subjectWeights) {
    std::vector<double> weights(caseCount, 0.0);
    for (std::size_t s = 0; s < stratum.casesOfSubject.size(); ++s) {
        for (const std::size_t caseNumber : stratum.casesOfSubject[s]) {
            weights[caseNumber] = subjectWeights[s];
        }
    }
    return weights;
}

std::vector<double> caseWeights(const Stratum& stratum, std::size_t caseCount) {
    return caseWeights(stratum, caseCount, std::vector<double>(stratum.subjects.size(), 1.0));
}

MethodRankings rankMethod(const std::vector<CountedVoxels>& cases, const ReadScores& read) {
    // The slices' scores are few enough to be kept; the voxels' scores are read again for each
    // pass.
    std::array<std::vector<ScoredVoxels>, kSliceReductions.size()> slices;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::vector<float> scores = read(i);
        for (std::size_t r = 0; r < slices.size(); ++r) {
            slices[r].push_back(sliceScores(cases[i], scores, kSliceReductions[r]));
        }
    }
    const auto rankSlices = [&](std::size_t r) {
        return PooledRanking(cases.size(), [&, r](std::size_t i) { return slices[r][i]; });
    };
    return {PooledRanking(cases.size(),
                          [&](std::size_t i) {
                              return ScoredVoxels{read(i), cases[i].labels};
                          }),
            {rankSlices(0), rankSlices(1), rankSlices(2)}};
}

void measureMethod(MethodResult& result, const MethodRankings& rankings,
                   const std::vector<Stratum>& strata, const BootstrapSettings& bootstrap) {
    constexpr std::size_t kCurvePoints = 200;
    for (const Stratum& stratum : strata) {
        result.strata.push_back(measureStratum(rankings, stratum, bootstrap));
    }
    result.curve =
        rankings.voxels.curve(caseWeights(strata.front(), rankings.voxels.groups()), kCurvePoints);
}

void compareWithChosen(std::vector<MethodResult>& results, const std::vector<Stratum>& strata) {
    const auto chosen = std::find_if(results.begin(), results.end(),
                                     [](const MethodResult& result) { return result.chosen; });
    if (chosen == results.end()) {
        return;
    }
    for (MethodResult& result : results) {
        if (&result == &*chosen) {
            continue;
        }
        for (std::size_t s = 0; s < strata.size(); ++s) {
            const Measures& reference = chosen->strata[s];
            Measures& measures = result.strata[s];
            const auto minus = [](const std::vector<double>& a, const std::vector<double>& b) {
                std::vector<double> difference(a.size());
                std::transform(a.begin(), a.end(), b.begin(), difference.begin(), std::minus<>());
                return difference;
            };
            Difference difference;
            difference.pooled =
                measures.voxels.averagePrecision - reference.voxels.averagePrecision;
            difference.interval = percentileInterval(
                minus(measures.apReplicates, reference.apReplicates), strata[s].subjects.size());
            difference.meanOfSubjects =
                spreadOf(minus(measures.subjectAp, reference.subjectAp)).mean;
            measures.difference = difference;
        }
    }
}

DetectionResult measureDetection(const std::string& name, const std::vector<CountedVoxels>& cases,
                                 const ReadScores& read, const std::vector<Stratum>& strata,
                                 const std::vector<OperatingPoint>& points,
                                 const BootstrapSettings& bootstrap) {
    DetectionResult result;
    result.name = name;
    const std::vector<float> thresholds = frocThresholds(cases, read);
    std::vector<std::vector<Detections>> found(thresholds.size());
    std::vector<std::vector<Detections>> atCard(points.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::vector<float> scores = read(i);
        const LesionDetection detection(cases[i]);
        for (std::size_t t = 0; t < thresholds.size(); ++t) {
            found[t].push_back(detection.at(scores, thresholds[t]));
        }
        for (std::size_t p = 0; p < points.size(); ++p) {
            atCard[p].push_back(detection.at(scores, static_cast<float>(points[p].threshold)));
        }
    }
    const Stratum& headline = strata.front();
    const std::vector<double> once = caseWeights(headline, cases.size());
    for (std::size_t t = 0; t < thresholds.size(); ++t) {
        result.froc.push_back({static_cast<double>(thresholds[t]), summarise(found[t], once)});
    }
    std::vector<std::vector<double>> replicates;
    for (const std::vector<double>& drawn : drawReplicates(headline, bootstrap)) {
        replicates.push_back(caseWeights(headline, cases.size(), drawn));
    }
    for (std::size_t p = 0; p < points.size(); ++p) {
        DetectionAt at;
        at.point = points[p];
        at.summary = summarise(atCard[p], once);
        for (const Stratum& stratum : strata) {
            at.strata.push_back(summarise(atCard[p], caseWeights(stratum, cases.size())));
        }
        const auto interval = [&](auto member) {
            std::vector<double> values;
            for (const auto& weights : replicates) {
                values.push_back(summarise(atCard[p], weights).*member);
            }
            return percentileInterval(values, headline.subjects.size());
        };
        at.diceInterval = interval(&DetectionSummary::meanDice);
        at.sensitivityInterval = interval(&DetectionSummary::sensitivity);
        at.largeSensitivityInterval = interval(&DetectionSummary::largeSensitivity);
        at.falsePerScanInterval = interval(&DetectionSummary::falsePerScan);
        result.atCard.push_back(std::move(at));
    }
    return result;
}

std::vector<std::size_t> worstCases(const Evaluation& evaluation, std::size_t count,
                                    double millilitres) {
    std::vector<std::size_t> worst;
    for (const auto& casesOfSubject : evaluation.strata.front().casesOfSubject) {
        for (const std::size_t number : casesOfSubject) {
            const CaseFacts& facts = evaluation.cases[number];
            if (facts.averagePrecision && facts.lesionMillilitres >= millilitres) {
                worst.push_back(number);
            }
        }
    }
    std::sort(worst.begin(), worst.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(*evaluation.cases[a].averagePrecision, a) <
               std::pair(*evaluation.cases[b].averagePrecision, b);
    });
    worst.resize(std::min(worst.size(), count));
    return worst;
}

}  // namespace disyre
